package io.github.automigrate.spring.autoconfigure;

import io.github.automigrate.spring.UnitDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;

/**
 * The report of an exit as one JSON document; a key is added now and then, but neither renamed nor removed. The units have
 * the form that they have at the endpoint. Written by Boot itself, since an application need not have a JSON library.
 */
record ExitJson(int formatVersion, int code, String meaning, String failure, Map<String, UnitDescriptor> units) {

    static String of(ExitReport report) {
        Map<String, UnitDescriptor> units = new TreeMap<>();
        report.units().forEach(unit -> units.put(unit.unit(), UnitDescriptor.of(unit)));
        ExitJson document = new ExitJson(1, report.code(), report.meaning(), report.failure(), units);
        return JsonWriter.standard().writeToString(plain(document)) + "\n";
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Record object) {
            return members(object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ExitJson::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(key, plain(element)));
            return plain;
        }
        return value;
    }

    // what is null is left out, as at the endpoint
    private static Map<String, Object> members(Record object) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            Object value = plain(value(object, component));
            if (value != null) {
                members.put(component.getName(), value);
            }
        }
        return members;
    }

    private static @Nullable Object value(Record object, RecordComponent component) {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the accessors of a record can be called", e);
        }
    }
}

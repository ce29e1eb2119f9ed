package io.github.automigrate;

import io.github.automigrate.plan.Plan;
import io.github.automigrate.schema.Schema;

/** What a comparison came to: the model in canonical form, and the plan that would bring the database in step with it. */
record Assessment(Schema desired, Plan plan) {}

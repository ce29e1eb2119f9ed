/**
 * The sample's manifests and Dockerfile, carried out: a small driver plays the parts of Kubernetes that matter to a
 * migration (kubelet, deployment controller, job controller, endpoints) with real processes and real time.
 */
@NullMarked
package io.github.automigrate.sample.kubernetes;

import org.jspecify.annotations.NullMarked;

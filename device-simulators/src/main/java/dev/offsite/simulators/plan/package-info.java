/** Plans that people write: the form that YAML files of scenarios and fault profiles share. */
package dev.offsite.simulators.plan;

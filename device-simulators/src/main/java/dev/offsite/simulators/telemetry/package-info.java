/** Reports and payloads changed after the device made them: at another time, at another place. */
package dev.offsite.simulators.telemetry;

/** Simulated devices on their own: against any broker, or into a file. */
package dev.offsite.standalone.simulate;

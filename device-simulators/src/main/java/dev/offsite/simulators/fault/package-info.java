/** What goes wrong between a device and its broker, as data. */
package dev.offsite.simulators.fault;

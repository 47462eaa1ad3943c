/**
 * What devices say: one record for each kind of report, and the codec between the records and JSON.
 *
 * <p>Units are in the names; times are instants; a position is in the datum it declares, or in the
 * one the registry declares for the device.
 */
@NullMarked
package dev.offsite.schemas.telemetry;

import org.jspecify.annotations.NullMarked;

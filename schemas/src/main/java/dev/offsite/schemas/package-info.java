/**
 * The contract: what travels between a device, the jobs and a case system.
 *
 * <p>Messages of devices are in {@link dev.offsite.schemas.telemetry}, what is proposed to a human
 * in {@link dev.offsite.schemas.candidate}, dated reference data in {@link
 * dev.offsite.schemas.reference}, and the channels they travel on in {@link
 * dev.offsite.schemas.channel}. This module knows no other.
 */
package dev.offsite.schemas;

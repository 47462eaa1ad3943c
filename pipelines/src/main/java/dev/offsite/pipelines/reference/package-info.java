/**
 * Dated reference data as the stages see it: one immutable {@link
 * dev.offsite.pipelines.reference.ReferenceSnapshot} for each release, one for each TaskManager.
 *
 * <p>A release takes effect as a whole or not at all. Every look-up names the instant it asks for:
 * what was in force at the time of the act, not what is in force today.
 */
package dev.offsite.pipelines.reference;

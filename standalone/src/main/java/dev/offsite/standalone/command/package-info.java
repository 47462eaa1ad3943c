/**
 * The commands of {@code ./offsite}. They parse, print and wait; what they start is in the packages
 * beside.
 */
package dev.offsite.standalone.command;

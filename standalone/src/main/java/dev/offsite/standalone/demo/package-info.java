/**
 * The demonstration: simulated devices against the embedded parts, what is measured meanwhile, and
 * how it is shown and reported.
 */
package dev.offsite.standalone.demo;

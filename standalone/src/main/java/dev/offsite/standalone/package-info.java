/**
 * One process with everything embedded, and the command line. The only module that knows all
 * others; no other knows it.
 */
package dev.offsite.standalone;

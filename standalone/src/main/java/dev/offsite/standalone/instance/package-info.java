/**
 * One running Offsite: its data directory, addresses, credentials and ports, and how another
 * process finds it.
 */
package dev.offsite.standalone.instance;

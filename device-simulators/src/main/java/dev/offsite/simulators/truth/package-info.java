/** What really happened, as the world knows it, and the file it is kept in. */
package dev.offsite.simulators.truth;

/** A score as one HTML file, for whoever looks for the reason of a miss. */
package dev.offsite.simulators.score.page;

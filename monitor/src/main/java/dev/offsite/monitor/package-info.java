/** The monitoring centre: what humans see of the candidates, and what they decide. */
package dev.offsite.monitor;

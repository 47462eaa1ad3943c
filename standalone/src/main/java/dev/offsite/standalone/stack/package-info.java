/** Starts and ends the embedded parts together, in an order that loses nothing. */
package dev.offsite.standalone.stack;

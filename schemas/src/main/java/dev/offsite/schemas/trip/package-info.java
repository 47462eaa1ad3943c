/** Journeys of trucks with load: the messages of the Kafka topic {@code trips}. */
@NullMarked
package dev.offsite.schemas.trip;

import org.jspecify.annotations.NullMarked;

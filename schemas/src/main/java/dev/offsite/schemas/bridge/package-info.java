/** What is on each bridge at the moment: the messages of the Kafka topic {@code bridge-load}. */
@NullMarked
package dev.offsite.schemas.bridge;

import org.jspecify.annotations.NullMarked;

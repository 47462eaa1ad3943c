/** What patrols see far more often than usual: the messages of the Kafka topic {@code hotspots}. */
@NullMarked
package dev.offsite.schemas.hotword;

import org.jspecify.annotations.NullMarked;

/** How companies stand: the messages of the Kafka topic {@code company-score}. */
@NullMarked
package dev.offsite.schemas.score;

import org.jspecify.annotations.NullMarked;

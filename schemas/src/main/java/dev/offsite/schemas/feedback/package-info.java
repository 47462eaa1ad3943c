/**
 * What people do with candidates: the messages of the Kafka topic {@code case-feedback}, and what
 * becomes of those that cannot be applied.
 */
@NullMarked
package dev.offsite.schemas.feedback;

import org.jspecify.annotations.NullMarked;

/**
 * How cases stand: the messages of the Kafka topics {@code case-state}, {@code deadline-breach} and
 * {@code rule-precision}.
 */
@NullMarked
package dev.offsite.schemas.cases;

import org.jspecify.annotations.NullMarked;

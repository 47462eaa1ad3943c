/**
 * Records to JSON and back where clarity counts more than speed: candidates and reference data.
 *
 * <p>The records themselves say what is required: a component that is not {@code @Nullable}, and no
 * list or map (absent means empty). All faults of a text are found, each with its JSON Pointer.
 */
@NullMarked
package dev.offsite.schemas.json;

import org.jspecify.annotations.NullMarked;

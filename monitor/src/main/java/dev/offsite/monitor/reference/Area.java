package dev.offsite.monitor.reference;

import org.jspecify.annotations.Nullable;

/**
 * An area that somebody is in charge of.
 *
 * @param level {@code district}, {@code street} or {@code grid}
 * @param parent id of the next larger area around its middle; null if there is none
 */
public record Area(String id, String level, String name, @Nullable String parent) {}

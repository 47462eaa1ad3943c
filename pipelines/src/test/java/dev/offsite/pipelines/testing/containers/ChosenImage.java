package dev.offsite.pipelines.testing.containers;

/**
 * The image a container is made of.
 *
 * @param name with its tag
 * @param because why this one, for the reader of a test's output
 */
public record ChosenImage(String name, String because) {}

/**
 * Servers in containers for tests. Suites that use them are named {@code *ContainerIT} and run in
 * the Maven profile {@code containers} only.
 */
package dev.offsite.pipelines.testing.containers;

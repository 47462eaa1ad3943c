/**
 * The base of the hand-written Flink serializers: each value starts with one byte that is the
 * version of its form, so that state written by an older release can be told apart.
 */
package dev.offsite.pipelines.serialization;

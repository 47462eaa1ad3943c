/**
 * A name only: savepoints since release 0.1.0 say that the serializer of a truck's file stands
 * here. It stands in {@link dev.offsite.pipelines.judge.truck}.
 */
package dev.offsite.pipelines.judge.zone;

/**
 * How large servers and jobs must be for a fleet: arithmetic over measured costs, the one
 * definition behind {@code docs/sizing.md} and the overlays below {@code docker/kubernetes}.
 */
package dev.offsite.pipelines.sizing;

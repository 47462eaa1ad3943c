package dev.offsite.standalone.simulate;

import dev.offsite.simulators.publish.PublishCounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands.
 *
 * @param elapsed wall time since its begin
 * @param total wall time that it takes; null if it has no end, zero if it has no pace
 * @param counts what was handed over so far
 * @param behind how late the newest message was; zero if it has no pace
 */
public record RunStatus(
    Duration elapsed, @Nullable Duration total, PublishCounts counts, Duration behind) {}

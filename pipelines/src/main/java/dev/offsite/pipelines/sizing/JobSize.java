package dev.offsite.pipelines.sizing;

/**
 * How large one job is.
 *
 * @param cores it keeps busy in steady state, before any headroom
 * @param parallelism subtasks, a power of two so that partitions are dealt out evenly; a slot and a
 *     core each
 * @param taskManagers processes they are spread over
 * @param slots of each TaskManager
 * @param memoryMegabytes of each TaskManager's process
 * @param checkpointMegabytes of one whole checkpoint
 */
public record JobSize(
    double cores,
    int parallelism,
    int taskManagers,
    int slots,
    int memoryMegabytes,
    int checkpointMegabytes) {}

package dev.offsite.pipelines.ingest;

/** What becomes of one message: it is landed, or it is a dead letter. */
public sealed interface Landing permits LandedMessage, DeadLetter {}

/**
 * Reads the time series that {@code HistoryJob} writes, from whichever store holds it.
 *
 * <p>{@link dev.offsite.monitor.history.TimeSeriesReader} is what others see. Its two adapters
 * speak to the store over HTTP: {@link dev.offsite.monitor.history.QuestDbReader} in QuestDB's SQL,
 * {@link dev.offsite.monitor.history.InfluxQlReader} in InfluxQL, which InfluxDB 1, 2.7 and 3 all
 * answer. Rows come back as they were written, in the types of {@link
 * dev.offsite.schemas.history.HistoryTables}.
 */
@NullMarked
package dev.offsite.monitor.history;

import org.jspecify.annotations.NullMarked;

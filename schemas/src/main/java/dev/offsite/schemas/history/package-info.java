/**
 * The contract of the time series: which tables there are, and what a row of each says.
 *
 * <p>Whoever writes ({@code HistoryJob}), creates tables (the embedded store) or reads goes by
 * {@link dev.offsite.schemas.history.HistoryTables}. Within v1 columns are added, never renamed,
 * and neither type nor unit of a column changes.
 */
@NullMarked
package dev.offsite.schemas.history;

import org.jspecify.annotations.NullMarked;

/**
 * The time series that comes with Offsite: QuestDB in this process, with the tables of {@link
 * dev.offsite.schemas.history.HistoryTables}.
 */
package dev.offsite.standalone.history;

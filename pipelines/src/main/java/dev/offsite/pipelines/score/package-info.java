/**
 * How companies stand: what their vehicles did in the days of the window, weighted by dated terms.
 *
 * <p><b>Input:</b> what is known of each candidate against a company, as the cases say it: a newer
 * revision, or what people decided. <b>Output:</b> {@link dev.offsite.schemas.score.CompanyScore}
 * whenever it changes. <b>Key:</b> the company.
 *
 * <p><b>State:</b> for each candidate of 400 days about 120 bytes, at most {@link
 * dev.offsite.pipelines.score.ScoreBook#OFFENCES_MAX} for a company; cleared by timers.
 * <b>Repeated</b> input changes nothing, and its <b>order</b> does not matter: of each candidate
 * the newest revision counts, and the newest decision of people.
 *
 * <p>An offence is in the window from the start of its episode, by the device's time, until exactly
 * the days of the terms later, by the clock of the server.
 */
@NullMarked
package dev.offsite.pipelines.score;

import org.jspecify.annotations.NullMarked;

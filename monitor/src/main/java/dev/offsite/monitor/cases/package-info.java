/**
 * How cases stand: what the job that keeps them has said on {@code case-state}, and what people
 * have said since on {@code case-feedback}.
 *
 * <p>The two topics are read side by side and in no order to each other. {@link
 * dev.offsite.monitor.cases.CaseFile} puts them together by the version that each feedback is based
 * on, so that everybody sees a decision at once and the job has the last word.
 */
package dev.offsite.monitor.cases;

/**
 * Plates that a scale reads while the truck they belong to is somewhere else, or its terminal dark.
 *
 * <ul>
 *   <li>In: fixes of trucks and passages whose plate was read, keyed by plate. Of the fixes of one
 *       terminal only the earliest of each minute: {@link
 *       dev.offsite.pipelines.judge.plate.WhereaboutsFinder} lets the others fall. The same of its
 *       reports without a fix.
 *   <li>Out: candidates of kind {@code PLATE_ELSEWHERE}: a copied plate, or a terminal that is not
 *       in its truck; and of kind {@code DARK_ACROSS_BRIDGE}: nothing was heard of the terminal
 *       from shortly before the bridge to shortly behind it. Leads; a human must look at them.
 *   <li>State: for each plate the fixes of half an hour, the passages of a quarter, both by our
 *       receive time and bounded in number, and what was said of them.
 *   <li>A repeated fix or passage changes nothing. A passage that is sent again with other content
 *       replaces the first. A late fix or passage corrects: whatever the order of arrival within a
 *       quarter of an hour, the same candidates hold in the end.
 * </ul>
 */
package dev.offsite.pipelines.judge.plate;

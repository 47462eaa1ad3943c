/**
 * Fences as GeoJSON (RFC 7946): reading with faults named by place and reason, and writing.
 *
 * <p>Contract: text in, {@link dev.offsite.geo.fence.Fence} out, and back. The only exception for
 * faulty text of whatever kind is {@link dev.offsite.geo.geojson.GeoJsonException}. Depth is
 * bounded; time and memory are linear in the length of the text. Reading and writing keep no state
 * and are safe for any number of threads.
 *
 * <p>A document is a {@code FeatureCollection} with the foreign member {@code "datum"} ({@code
 * "WGS84"}, {@code "CGCS2000"}, {@code "GCJ02"} or {@code "BD09"}; required: the numbers do not
 * tell). A feature's {@code geometry} is a Polygon or MultiPolygon, a Point with the property
 * {@code radiusM} (circle), or a LineString with the property {@code halfWidthM} (corridor). Its
 * {@code properties}:
 *
 * <table>
 *   <caption>Properties of a feature</caption>
 *   <tr><th>name</th><th>value</th><th>default</th></tr>
 *   <tr><td>id</td><td>text, or number within ±2^53; or the feature's own {@code id}</td><td>required</td></tr>
 *   <tr><td>version</td><td>whole number from 0</td><td>1</td></tr>
 *   <tr><td>kind</td><td>text</td><td>required</td></tr>
 *   <tr><td>name</td><td>text</td><td>empty</td></tr>
 *   <tr><td>validFrom, validTo</td><td>RFC 3339 time with offset; [from, to)</td><td>unbounded</td></tr>
 *   <tr><td>windows</td><td>{@code {"zone":"Asia/Shanghai", "weekly":[{"days":["MON"],
 *   "from":"22:00", "to":"06:00"}], "holidays":["2026-10-01"], "onHolidays":"AS_SUNDAY"}};
 *   {@code to} may be {@code "24:00"}; {@code onHolidays} is a
 *   {@link dev.offsite.geo.fence.HolidayRule}, required with holidays</td><td>always</td></tr>
 *   <tr><td>speedLimitKph</td><td>number above 0</td><td>none</td></tr>
 *   <tr><td>radiusM, halfWidthM</td><td>metres</td><td>by geometry</td></tr>
 *   <tr><td>attributes</td><td>object of texts</td><td>empty</td></tr>
 * </table>
 *
 * <p>Any other member of {@code properties}, of {@code windows} or of a weekly entry is refused:
 * misspelt, it would silently leave a fence closed at all hours or without its limit. Free facts
 * belong in {@code attributes}. Foreign members elsewhere are ignored, as RFC 7946 asks.
 */
package dev.offsite.geo.geojson;

/**
 * Reads the JSON of vendors by profiles, which are reference data: part of the stage <b>decode</b>.
 *
 * <p>{@link dev.offsite.pipelines.decode.vendor.VendorMapping} turns a message into JSON of our
 * contract and has that read like any other, so both ways pass the same checks of every field; a
 * fault is then located in the vendor's own message. Knows no Flink, and neither the decoder nor
 * the reference data that hand it profiles. Guide: docs/vendor-profiles.md; reasons:
 * docs/decisions/0010-vendor-profiles.md.
 */
package dev.offsite.pipelines.decode.vendor;

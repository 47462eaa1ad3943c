package dev.offsite.pipelines.reference;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the messages of one device are read at one time.
 *
 * @param mapping of its vendor's profile
 * @param zone of its clock; null if none is registered
 */
public record VendorFormat(VendorMapping mapping, @Nullable ZoneId zone) {
  public VendorFormat {
    Objects.requireNonNull(mapping, "mapping");
  }
}

package dev.offsite.pipelines.decode.vendor;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.reference.ProfileMapping;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.CodecLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles one profile, and gathers all that makes no sense in it: fields that the contract does
 * not have, fields that it requires and nobody maps, and what {@link FieldCompiler} finds.
 */
final class ProfileCompiler {

  /** More layers than any vendor is known to use; bounds what one message may cost. */
  private static final int LAYERS_MAX = 3;

  private static final CodecLimits LIMITS = CodecLimits.DEFAULT;

  private final ReferenceEntry.VendorProfile profile;
  private final ContractFields contract;
  private final List<JsonFault> faults = new ArrayList<>();

  ProfileCompiler(ReferenceEntry.VendorProfile profile) {
    this.profile = profile;
    contract = ContractFields.of(profile.report());
  }

  /**
   * The mapping.
   *
   * @throws JsonFaultsException if the profile has a fault
   */
  VendorMapping compile() {
    checkTopic();
    checkWrapping();
    List<FieldRule> rules = new ArrayList<>();
    profile.fields().forEach((path, field) -> compile(path, field, rules));
    Map<String, List<String>> requiredOfParts = requiredOfParts(rules);
    if (!faults.isEmpty()) {
      throw new JsonFaultsException(faults);
    }
    rules.sort(
        Comparator.comparing((FieldRule rule) -> rule.field().holder().length())
            .thenComparing(rule -> rule.field().holder()));
    String each = profile.each();
    return new VendorMapping(
        profile, LIMITS, each == null ? null : SourcePath.of(each), rules, requiredOfParts);
  }

  private void checkTopic() {
    if (!profile.topic().startsWith(DeviceTopic.PREFIX)) {
      return;
    }
    String ours =
        DeviceTopic.PREFIX
            + profile.deviceKind().level()
            + "/{deviceId}/"
            + profile.report().level();
    if (!profile.topic().equals(ours)) {
      fault("/topic", "'" + profile.topic() + "' is ours but not " + ours);
    }
  }

  private void checkWrapping() {
    List<ProfileMapping.Wrapping> layers = profile.unwrap();
    if (layers.size() > LAYERS_MAX) {
      fault("/unwrap", layers.size() + " layers; at most " + LAYERS_MAX + " allowed");
    }
    for (int i = 0; i < layers.size(); i++) {
      ProfileMapping.Wrapping layer = layers.get(i);
      String at = "/unwrap/" + i + "/at";
      if (SourcePath.of(layer.at()).lists() > 0) {
        fault(at, "'" + layer.at() + "' has a level *; one place is required");
      }
      if (layer.at().isEmpty()
          && (i > 0 || layer.encoding() == ProfileMapping.Wrapping.Encoding.TEXT)) {
        fault(at, "the whole payload can only be BASE64 or HEX, in the first layer");
      }
    }
    if (profile.each() != null && SourcePath.of(profile.each()).lists() > 0) {
      fault("/each", "'" + profile.each() + "' has a level *; one array is required");
    }
  }

  private void compile(String path, ProfileMapping.Field field, List<FieldRule> rules) {
    String pointer = JsonFault.pointerTo("/fields", path);
    contract
        .find(path)
        .ifPresentOrElse(
            known ->
                new FieldCompiler(known, field, pointer, faults).compile().ifPresent(rules::add),
            () ->
                fault(
                    pointer,
                    "a report "
                        + profile.report()
                        + " has no field '"
                        + path
                        + "'; it has "
                        + contract.paths()));
  }

  private Map<String, List<String>> requiredOfParts(List<FieldRule> rules) {
    Set<String> holders = new TreeSet<>();
    rules.forEach(rule -> holders.add(rule.field().holder()));
    holders.add("");
    Map<String, List<String>> byHolder = new HashMap<>();
    for (String holder : holders) {
      List<String> names = new ArrayList<>();
      for (String path : contract.requiredOf(holder)) {
        names.add(path.substring(path.lastIndexOf('.') + 1));
        if (!profile.fields().containsKey(path)) {
          fault("/fields", "'" + path + "' is missing; the contract requires it");
        }
      }
      byHolder.put(holder, names);
    }
    return byHolder;
  }

  private void fault(String pointer, String detail) {
    faults.add(new JsonFault(pointer, detail));
  }
}

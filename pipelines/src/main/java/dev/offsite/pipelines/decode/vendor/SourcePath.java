package dev.offsite.pipelines.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.offsite.schemas.reference.ProfileMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer, split once. Hot path: {@link #findOrNull} allocates only for what it finds.
 *
 * <p>From the item of a batch, or from the root; a level {@code *} stands for every item of a list.
 */
final class SourcePath {

  private static final String EVERY = "*";

  private final String text;
  private final boolean fromRoot;
  private final String[] levels;

  /** Position of the level {@code *}; the number of levels if there is none. */
  private final int every;

  private SourcePath(String text, boolean fromRoot, String[] levels, int every) {
    this.text = text;
    this.fromRoot = fromRoot;
    this.levels = levels;
    this.every = every;
  }

  /** The path of a pointer that is well-formed. */
  static SourcePath of(String source) {
    boolean fromRoot = !source.isEmpty() && source.charAt(0) == ProfileMapping.ROOT;
    String pointer = fromRoot ? source.substring(1) : source;
    String[] levels = pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
    int every = levels.length;
    for (int i = levels.length - 1; i >= 0; i--) {
      levels[i] = levels[i].replace("~1", "/").replace("~0", "~");
      if (levels[i].equals(EVERY)) {
        every = i;
      }
    }
    return new SourcePath(pointer, fromRoot, levels, every);
  }

  /** How often it says {@code *}. */
  int lists() {
    int lists = 0;
    for (String level : levels) {
      lists += level.equals(EVERY) ? 1 : 0;
    }
    return lists;
  }

  /** The value, or null if there is none or it is null; of a path with {@code *}, its list. */
  Place findOrNull(Place root, Place item) {
    Place from = fromRoot ? root : item;
    JsonNode node = walk(from.node(), 0, every);
    return node == null ? null : new Place(node, pointerFrom(root, item));
  }

  /** The values behind every item of the list that {@link #findOrNull} found; null where none. */
  List<Place> itemsOf(Place list) {
    List<Place> items = new ArrayList<>(list.node().size());
    String rest = every == levels.length ? "" : behindList();
    for (int i = 0; i < list.node().size(); i++) {
      JsonNode item = list.node().get(i);
      JsonNode node = every == levels.length ? item : walk(item, every + 1, levels.length);
      String pointer = list.pointer() + '/' + i + rest;
      items.add(new Place(node == null ? NullNode.instance : node, pointer));
    }
    return items;
  }

  /** Where it leads, whether there is something or not; up to the level {@code *}. */
  String pointerFrom(Place root, Place item) {
    String before = (fromRoot ? root : item).pointer();
    return before + (every == levels.length ? text : text.substring(0, listEnd()));
  }

  private String behindList() {
    return text.substring(listEnd() + EVERY.length() + 1);
  }

  /** Where the slash before the level {@code *} stands. */
  private int listEnd() {
    int at = 0;
    for (int level = 0; level < every; level++) {
      at = text.indexOf('/', at + 1);
    }
    return at;
  }

  private JsonNode walk(JsonNode from, int first, int end) {
    JsonNode node = from;
    for (int i = first; i < end && node != null; i++) {
      node = node.isArray() ? itemOrNull(node, levels[i]) : node.get(levels[i]);
    }
    return node == null || node.isNull() ? null : node;
  }

  private static JsonNode itemOrNull(JsonNode array, String level) {
    int index = 0;
    for (int i = 0; i < level.length(); i++) {
      int digit = level.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i == 9) {
        return null;
      }
      index = index * 10 + digit;
    }
    return level.isEmpty() ? null : array.get(index);
  }
}

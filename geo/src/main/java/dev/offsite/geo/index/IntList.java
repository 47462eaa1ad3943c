package dev.offsite.geo.index;

import java.util.Arrays;

/** A growable array of ints; the array itself is open to the writers of this package. */
final class IntList {
  int[] array;
  int size;

  IntList(int capacity) {
    array = new int[capacity];
  }

  void clear() {
    size = 0;
  }

  void add(int value) {
    reserve(1);
    array[size++] = value;
  }

  void add(int a, int b) {
    reserve(2);
    array[size] = a;
    array[size + 1] = b;
    size += 2;
  }

  void addAll(int[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, array, size, length);
    size += length;
  }

  void addZeros(int count) {
    reserve(count);
    Arrays.fill(array, size, size + count, 0);
    size += count;
  }

  boolean contains(int value) {
    for (int i = 0; i < size; i++) {
      if (array[i] == value) {
        return true;
      }
    }
    return false;
  }

  int[] toArray() {
    return Arrays.copyOf(array, size);
  }

  private void reserve(int count) {
    if (size + count > array.length) {
      array = Arrays.copyOf(array, Math.max(size + count, array.length + (array.length >> 1) + 4));
    }
  }
}

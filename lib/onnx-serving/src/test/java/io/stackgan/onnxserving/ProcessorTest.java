// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

  @TempDir Path folder;

  private boolean multipliesBytes(String description) throws IOException {
    return Processor.multipliesBytes(Files.writeString(folder.resolve("cpuinfo"), description));
  }

  @Test
  void vnni_isSeenInEitherEncoding() throws IOException {
    assertThat(multipliesBytes("model name : X\nflags : fpu avx2 avx512_vnni fsrm\n")).isTrue();
    assertThat(multipliesBytes("flags\t\t: fpu avx2 avx_vnni\n")).isTrue();
  }

  @Test
  void otherProcessors_areNotTakenForOnesWithVnni() throws IOException {
    assertThat(multipliesBytes("flags : fpu avx2 avx512bw\nbugs : avx512_vnni\n")).isFalse();
    assertThat(Processor.multipliesBytes(folder.resolve("missing"))).isFalse();
  }

  @Test
  void kind_tellsProcessorsApart_notTheirMoments() throws IOException {
    assertThat(kind("model name : X\nflags : avx2\ncpu MHz : 1\n\nmodel name : X\nflags : avx2"))
        .isEqualTo(kind("model name : X\nflags : avx2\ncpu MHz : 2"))
        .isNotEqualTo(kind("model name : X\nflags : avx2 avx512f"));
    assertThat(Processor.kind(folder.resolve("missing"))).isEmpty();
  }

  private String kind(String description) throws IOException {
    return Processor.kind(Files.writeString(folder.resolve("cpuinfo"), description));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Models in the form in which this machine runs them: optimised, the weights arranged for its
 * processor and in a file of their own, which ONNX Runtime maps instead of copying it.
 *
 * @param folder where they are kept; whoever can write there decides what is run
 */
record MappedModels(Path folder) {

  private static final String GRAPH = "graph.onnx";
  private static final String WEIGHTS = "weights";
  private static final String LOCK = "lock";
  private static final String MAKING = "making";

  /** Combined kernels take four times what their model's file does. */
  private static final long ROOM = 8;

  /**
   * The model's graph in that form, made when it is not there.
   *
   * @throws IOException when the folder cannot be used or is short of space, or when it is unknown
   *     which machine this is
   * @throws OrtException when ONNX Runtime does not take the model
   */
  Path graph(Path onnx) throws IOException, OrtException {
    if (Processor.kind().isEmpty()) {
      throw new IOException("this system does not tell its processor");
    }
    Path kept = folder.resolve(name(onnx));
    if (!Files.exists(kept)) {
      makeAlone(onnx, kept);
    }
    return kept.resolve(GRAPH);
  }

  /** One form for each file, ONNX Runtime and processor. */
  private static String name(Path onnx) throws IOException {
    OnnxEngine.initialise();
    String source =
        String.join(
            "\n",
            onnx.toAbsolutePath().toString(),
            String.valueOf(Files.size(onnx)),
            Files.getLastModifiedTime(onnx).toString(),
            OrtEnvironment.getEnvironment().getVersion(),
            Processor.kind());
    return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** While no other thread or process makes one here. */
  private void makeAlone(Path onnx, Path kept) throws IOException, OrtException {
    Files.createDirectories(folder);
    synchronized (MappedModels.class) {
      try (FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        if (!Files.exists(kept)) {
          make(onnx, kept);
        }
      }
    }
  }

  private void make(Path onnx, Path kept) throws IOException, OrtException {
    Path making = folder.resolve(MAKING);
    delete(making);
    if (folder.toFile().getUsableSpace() < ROOM * Files.size(onnx)) {
      throw new IOException(folder + " has too little space");
    }
    Files.createDirectory(making);
    write(onnx, making);
    for (String file : List.of(GRAPH, WEIGHTS)) {
      sync(making.resolve(file));
    }
    Files.move(making, kept, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path onnx, Path making) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      // It warns that the form suits this processor alone.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setOptimizedModelFilePath(making.resolve(GRAPH).toString());
      options.addConfigEntry("session.optimized_model_external_initializers_file_name", WEIGHTS);
      options.addConfigEntry(
          "session.optimized_model_external_initializers_min_size_in_bytes", "1024");
      options.addConfigEntry("session.save_external_prepacked_constant_initializers", "1");
      OrtEnvironment.getEnvironment().createSession(onnx.toString(), options).close();
    }
  }

  /** After a crash of the machine the file is whole or not there. */
  private static void sync(Path file) throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** What somebody who was killed has left behind. */
  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> entries = Files.walk(tree)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}

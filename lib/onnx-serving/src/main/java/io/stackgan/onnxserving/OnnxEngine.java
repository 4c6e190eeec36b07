// SPDX-License-Identifier: Apache-2.0
package io.stackgan.onnxserving;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DJL's ONNX Runtime engine, initialised once, before anything else names ONNX Runtime. */
final class OnnxEngine {

  static final String NAME = "OnnxRuntime";

  private static final Logger LOG = LoggerFactory.getLogger(OnnxEngine.class);

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final int LONGEST_COMMAND_LINE = 3900;

  private static Engine engine;
  private static DeviceChoice logged;

  private OnnxEngine() {}

  /**
   * @throws ModelLoadException when a GPU is asked for and there is none
   */
  static synchronized Device device(DeviceChoice choice) {
    initialise();
    boolean gpu = choice != DeviceChoice.CPU && gpuPresent();
    if (choice == DeviceChoice.GPU && !gpu) {
      throw new ModelLoadException(
          "stackgan.inference.device=gpu, but ONNX Runtime finds no CUDA GPU here (it offers "
              + OrtEnvironment.getAvailableProviders()
              + "). Run the CUDA build of ONNX Runtime on a machine with a GPU, or set the device"
              + " to auto or cpu.");
    }
    logOnce(choice, gpu);
    return gpu ? Device.gpu() : Device.cpu();
  }

  static synchronized void initialise() {
    if (engine == null) {
      requireShortCommandLine(COMMAND_LINE);
      // DJL otherwise reports its start to its makers.
      System.setProperty("OPT_OUT_TRACKING", "true");
      engine = Engine.getEngine(NAME);
    }
  }

  /** A crash of the process says nothing to anybody. */
  static void requireShortCommandLine(Path commandLine) {
    if (Files.isReadable(commandLine) && length(commandLine) > LONGEST_COMMAND_LINE) {
      throw new ModelLoadException(
          "ONNX Runtime crashes in a process whose command line is longer than "
              + LONGEST_COMMAND_LINE
              + " bytes, as this one is: give Java its class path by -jar, by the environment"
              + " variable CLASSPATH or by an @argument file");
    }
  }

  private static int length(Path commandLine) {
    try {
      return Files.readAllBytes(commandLine).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean gpuPresent() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
        && engine.getGpuCount() > 0;
  }

  private static void logOnce(DeviceChoice choice, boolean gpu) {
    if (logged != choice) {
      logged = choice;
      LOG.info(
          "Models run on the {} (stackgan.inference.device={})",
          gpu ? "GPU" : "CPU",
          choice.name().toLowerCase(Locale.ROOT));
    }
  }
}

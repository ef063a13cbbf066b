in vec2 vPlacePx;
flat in float vRadiusPx;
flat in vec3 vColor;  // sRGB
flat in float vVisible;
flat in int vCross;
flat in vec2 vDepths;
flat in float vBehind;
flat in uint vCues;  // 1 ringed, 2 locked, 4 chosen, 8 waits for an answer, 16 dragged away

uniform int uClient;
uniform int uSoft;
uniform int uHidden;
uniform sampler2D uDepth;

out vec4 oColor;

float cover(float distancePx) { return 1.0 - smoothstep(-0.5, 0.5, distancePx); }

// Straight colours laid one over another, premultiplied.
void lay(inout vec4 below, vec3 color, float alpha) {
  below = vec4(color, 1.0) * alpha + below * (1.0 - alpha);
}

const vec3 kPaper = vec3(1.0, 0.995, 0.985);
const vec3 kAccent = vec3(0.114, 0.416, 0.400);

// Distance to the line of a question mark, for a disc of radius 7.
float question(vec2 p) {
  vec2 hook = p - vec2(0.0, 1.5);
  float d = abs(length(hook) - 1.9);
  if (hook.x < 0.0 && hook.y < 0.0) {
    d = min(length(hook - vec2(-1.9, 0.0)), length(hook - vec2(0.0, -1.9)));
  }
  vec2 stem = p - vec2(0.0, clamp(p.y, -1.3, -0.4));
  return min(min(d, length(stem)) - 0.75, length(p - vec2(0.0, -3.6)) - 0.95);
}

void ring(inout vec4 color, vec3 ink, float r, float at, float width) {
  float off = abs(r - at) - 0.5 * width;
  lay(color, kPaper, 0.85 * cover(off - 1.0 * uPixelScale));
  lay(color, ink, cover(off));
}

// How much of the disc the skin before it leaves: a soft edge, four places to the pixel.
float seen() {
  if (uSoft == 0) return 1.0;
  ivec2 last = ivec2(uSizePx) - 1;
  ivec2 at = ivec2(gl_FragCoord.xy);
  float sum = 0.0;
  for (int i = 0; i < 4; ++i) {
    ivec2 beside = at + ivec2(i < 2 ? -1 : 1, (i & 1) == 0 ? -1 : 1);
    float skin = texelFetch(uDepth, clamp(beside, ivec2(0), last), 0).r;
    sum += smoothstep(vDepths.y, vDepths.x, skin);
  }
  return 0.25 * sum;
}

void main() {
  float through = lensAt(gl_FragCoord.xy);
  if (vBehind > 0.5) {
    float strength = mix(uHidden == 1 ? 0.4 : 0.0, 0.9, through);
    float around = abs(length(vPlacePx) - vRadiusPx + 0.8 * uPixelScale) - 0.8 * uPixelScale;
    oColor = vec4(toScreen(toLinear(vColor) * 0.30), 1.0) * (strength * cover(around) * vVisible);
    return;
  }
  vec4 color = vec4(0.0);
  float r = length(vPlacePx);
  vec3 deep = toScreen(toLinear(vColor) * 0.30);
  if (vCross == 1) {
    vec2 p = abs(vPlacePx);
    float along = (p.x + p.y) * 0.7071;
    float across = abs(p.x - p.y) * 0.7071;
    float d = max(across, along - vRadiusPx);
    lay(color, vec3(0.98, 0.97, 0.96), 0.75 * cover(d - 1.7 * uPixelScale));
    lay(color, vColor, 0.95 * cover(d - 0.8 * uPixelScale));
  } else if (uClient == 1) {
    lay(color, deep, 0.80 * cover(r - vRadiusPx));
  } else if ((vCues & 16u) != 0u) {
    float off = abs(r - vRadiusPx + 0.7 * uPixelScale) - 0.6 * uPixelScale;
    lay(color, kPaper, 0.55 * cover(off - 0.9 * uPixelScale));
    lay(color, deep, 0.75 * cover(off));
  } else {
    float beside = vRadiusPx;
    if ((vCues & 1u) != 0u) {
      beside += 2.8 * uPixelScale;
      ring(color, deep, r, beside, 1.3 * uPixelScale);
    }
    if ((vCues & 4u) != 0u) {
      beside += 3.4 * uPixelScale;
      ring(color, kAccent, r, beside, 2.2 * uPixelScale);
    }
    if ((vCues & 2u) != 0u) {
      vec2 p = vPlacePx + vec2(0.0, beside + 3.0 * uPixelScale);
      vec2 outside = abs(p) - vec2(0.85 * vRadiusPx, 1.1 * uPixelScale);
      float bar = max(outside.x, outside.y);
      lay(color, kPaper, 0.9 * cover(bar - 1.1 * uPixelScale));
      lay(color, deep, cover(bar));
    }
    if ((vCues & 8u) != 0u) {
      lay(color, kPaper, 0.85 * cover(r - vRadiusPx - 0.3 * uPixelScale));
      lay(color, deep, cover(abs(r - vRadiusPx + 0.7 * uPixelScale) - 0.65 * uPixelScale));
      lay(color, deep, cover(question(vPlacePx * 7.0 / vRadiusPx) * vRadiusPx / 7.0));
      oColor = color * (vVisible * seen());
      return;
    }
    float rim = min(1.0, vRadiusPx / (5.0 * uPixelScale)) * uPixelScale;
    lay(color, kPaper, 0.80 * cover(r - vRadiusPx - 0.3 * rim));
    lay(color, deep, cover(r - vRadiusPx + 0.7 * rim));
    vec3 core = mix(vec3(1.0), toScreen(toLinear(vColor)), 0.22);
    lay(color, core, cover(r - vRadiusPx * 0.50));
  }
  oColor = color * (vVisible * seen());
}

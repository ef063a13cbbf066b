// Shared by every shader: the camera, colours, and the studio light. Put before each file by the
// program; lengths in mm, world axes: +X the client's left, +Y up, +Z forward.

uniform mat4 uViewProjection;
uniform vec3 uEye;
uniform vec3 uRight;
uniform vec3 uUp;
uniform vec3 uBack;
uniform vec2 uSizePx;
uniform vec2 uWholePx;   // of the whole picture, which may be drawn in tiles
uniform vec2 uOriginPx;  // where what is drawn begins in it, from its lower left
uniform float uPixelScale;
uniform float uMmPerPixelPerMm;
uniform vec3 uLens;  // its middle and radius, px; 0: none


// How far the skin is looked through at a pixel: 1 inside the lens, 0 outside it.
float lensAt(vec2 pixel) {
  if (uLens.z <= 0.0) return 0.0;
  return 1.0 - smoothstep(0.84, 1.0, distance(pixel, uLens.xy) / uLens.z);
}

vec3 toLinear(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(vec3(0.04045), c));
}

// The one gamma at the end. A soft shoulder keeps bright skin from burning out.
vec3 toScreen(vec3 c) {
  c = max(c, 0.0);
  vec3 over = max(c - 0.72, 0.0);
  c = min(c, 0.72) + over / (1.0 + over * 2.6);
  c = min(c, 1.0);
  return mix(c * 12.92, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), c));
}

// Lights stand still beside the camera.
uniform vec3 uKeyDirection;
uniform vec3 uFillDirection;
uniform vec3 uRimDirection;

const vec3 kKey = vec3(1.00, 0.965, 0.915);
const vec3 kFill = vec3(0.90, 0.945, 1.00);
const vec3 kRim = vec3(1.00, 0.985, 0.96);
const vec3 kSky = vec3(0.97, 0.985, 1.00);
const vec3 kFloor = vec3(0.98, 0.90, 0.84);

// Light that travels under the skin before it leaves wraps round the form, red furthest.
vec3 wrapped(float cosine, vec3 wrap) {
  vec3 x = clamp((vec3(cosine) + wrap) / (1.0 + wrap), 0.0, 1.0);
  return x * x * (1.6 - 0.6 * x);
}

// Diffuse light that reaches a place. `wrap` grows with softness, `open` is 1 where nothing is near.
vec3 diffuseLight(vec3 normal, vec3 wrap, float open) {
  vec3 light = 0.86 * kKey * wrapped(dot(normal, uKeyDirection), wrap);
  light += 0.24 * kFill * wrapped(dot(normal, uFillDirection), wrap);
  light += 0.10 * kRim * wrapped(dot(normal, uRimDirection), wrap);
  light += mix(0.20 * kFloor, 0.34 * kSky, normal.y * 0.5 + 0.5) * open;
  return light;
}

const vec3 kSkinWrap = vec3(0.48, 0.30, 0.24);

// Light bounces between close folds and takes the skin's colour at every bounce: what is dark there
// is dark red, not grey (Jimenez et al., Practical Real-Time Strategies for Accurate Indirect
// Occlusion, 2016).
vec3 bounced(float open, vec3 albedo) {
  vec3 a = 2.0404 * albedo - 0.3324;
  vec3 b = -4.7951 * albedo + 0.6417;
  vec3 c = 2.7552 * albedo + 0.6903;
  return max(vec3(open), ((open * a + b) * open + c) * open);
}

// Multiplied out: a processor that draws has no fast power.
float power10(float c) {
  float c2 = c * c;
  float c4 = c2 * c2;
  return c4 * c4 * c2;
}
float power40(float c) {
  float c5 = c * c;
  c5 = c5 * c5 * c;
  float c10 = c5 * c5;
  float c20 = c10 * c10;
  return c20 * c20;
}

struct Lit {
  vec3 diffuse;  // to be multiplied by the albedo
  vec3 shine;    // added to it
};

// Skin, or clay. `hollow` is -1 on a sharp ridge, +1 in a sharp fold; `open` the part of the sky seen.
Lit litSkin(vec3 normal, vec3 toEye, float hollow, float open, vec3 albedo, bool clay) {
  float fold = max(hollow, 0.0);
  float ridge = max(-hollow, 0.0);
  float sharp = min(fold + ridge, 1.0);
  vec3 sky = bounced(open, albedo);
  // The lights have some width: in a fold a part of each is hidden.
  vec3 reached = mix(vec3(1.0), sky, 0.55) * (1.0 - 0.30 * fold);
  // The sharper the curve, the more of the light comes out on its other side (after Penner 2011).
  vec3 wrap = clay ? vec3(0.22) : kSkinWrap * (0.80 + 0.75 * sharp);
  float toKey = dot(normal, uKeyDirection);
  float toFill = dot(normal, uFillDirection);
  float toRim = dot(normal, uRimDirection);
  vec3 light = 0.88 * kKey * wrapped(toKey, wrap);
  light += 0.22 * kFill * wrapped(toFill, wrap);
  light += 0.10 * kRim * wrapped(toRim, wrap);
  light *= reached;
  light += mix(0.22 * kFloor, 0.38 * kSky, normal.y * 0.5 + 0.5) * sky * (1.0 - 0.25 * fold);
  if (!clay) light *= mix(vec3(1.0), vec3(0.95, 0.84, 0.80), fold);
  light *= 1.0 + 0.04 * ridge;

  float clear = open * open * (1.0 - 0.7 * fold);
  float key = max(dot(normal, normalize(uKeyDirection + toEye)), 0.0);
  float fill = max(dot(normal, normalize(uFillDirection + toEye)), 0.0);
  float lit = smoothstep(-0.05, 0.35, toKey);
  float shine = clay ? 0.010 * power10(key) * lit
                     : (0.046 * power10(key) + 0.034 * power40(key)) * lit +
                           0.014 * power10(fill) * smoothstep(-0.05, 0.35, toFill);
  float away = 1.0 - clamp(dot(normal, toEye), 0.0, 1.0);
  away *= away;
  vec3 rim = kRim * (away * away * (0.04 + 0.11 * max(toRim, 0.0)));
  return Lit(light, (kKey * shine + rim * (clay ? 0.5 : 1.0)) * clear);
}

const vec3 kInside = vec3(0.20, 0.185, 0.175);  // of an open scan: even, dull, clearly not skin
const vec3 kClay = vec3(0.560, 0.505, 0.455);

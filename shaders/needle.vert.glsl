layout(location = 0) in vec3 aEntry;      // mm, on the skin
layout(location = 1) in vec4 aNormal;     // outward
layout(location = 2) in vec4 aDirection;  // of travel, inward
layout(location = 3) in vec2 aLengths;    // mm inside the skin, mm outside
layout(location = 4) in float aDepthMm;   // of the tip below the skin

uniform int uPart;  // 0 inside, 1 outside, 2 the ring at the entry, 3 the tip
uniform sampler2D uDepth;

out vec2 vPlacePx;  // along the part from its middle, across it
out float vAlongMm;
flat out float vHalfPx;
flat out float vPxPerMm;
flat out float vLengthPx;
flat out float vVisible;
flat out float vThrough;  // the same for who looks through the skin
flat out float vInsideMm;
flat out float vDeepest;  // true depth of the tip, mm

void main() {
  vec3 normal = normalize(aNormal.xyz);
  vec3 direction = normalize(aDirection.xyz);
  vec3 tip = aEntry + direction * aLengths.x;
  vec3 hub = aEntry - direction * aLengths.y;
  vec3 from = uPart == 3 ? tip : aEntry;
  vec3 to = uPart == 0 ? tip : uPart == 1 ? hub : from;
  vInsideMm = aLengths.x;
  vDeepest = aDepthMm;

  vec3 toEye = uEye - aEntry;
  float depth = max(dot(toEye, uBack), 1e-3);
  float mmPerPixel = depth * uMmPerPixelPerMm;
  toEye = normalize(toEye);
  // Only where a millimetre is a few pixels, and where the entry is seen: what lies behind the
  // figure is not told of.
  vVisible = smoothstep(2.6, 4.0, 1.0 / (mmPerPixel * uPixelScale));
  vThrough = uLens.z > 0.0 ? vVisible : 0.0;
  vVisible *= smoothstep(0.02, 0.16, dot(normal, toEye));
  float rise = 1.5 + 2.0 * mmPerPixel;
  vec4 entry = uViewProjection * vec4(aEntry, 1.0);
  vec4 nearer = uViewProjection * vec4(aEntry + toEye * rise, 1.0);
  vec4 hidden = uViewProjection * vec4(aEntry + toEye * (rise + 2.0), 1.0);
  ivec2 pixel = ivec2((entry.xy / max(entry.w, 1e-6) * 0.5 + 0.5) * uSizePx);
  pixel = clamp(pixel, ivec2(0), ivec2(uSizePx) - 1);
  float skin = texelFetch(uDepth, pixel, 0).r * 2.0 - 1.0;
  vVisible *= smoothstep(hidden.z / hidden.w, nearer.z / nearer.w, skin);

  vec4 a = uViewProjection * vec4(from, 1.0);
  vec4 b = uViewProjection * vec4(to, 1.0);
  vec2 alongPx = (b.xy / b.w - a.xy / a.w) * 0.5 * uSizePx;
  float lengthPx = length(alongPx);
  float lengthMm = distance(from, to);
  vLengthPx = lengthPx;
  vPxPerMm = lengthMm > 1e-4 ? lengthPx / lengthMm : 1.0 / mmPerPixel;
  vec2 way = lengthPx > 1e-3 ? alongPx / lengthPx : vec2(1.0, 0.0);
  vec2 across = vec2(-way.y, way.x);

  bool end = (gl_VertexID >> 1) == 1;
  float side = (gl_VertexID & 1) == 1 ? 1.0 : -1.0;
  vec4 place = a;
  if (uPart >= 2) {
    vHalfPx = uPart == 2 ? max(0.55 / mmPerPixel, 3.4 * uPixelScale)
                         : max(0.28 / mmPerPixel, 2.2 * uPixelScale);
    float reach = vHalfPx + 2.5 * uPixelScale;
    vPlacePx = vec2(end ? reach : -reach, side * reach);
    place.xy += vPlacePx * 2.0 / uSizePx * place.w;
    vAlongMm = uPart == 3 ? aLengths.x : 0.0;
  } else {
    vHalfPx = max(0.16 / mmPerPixel, (uPart == 0 ? 1.3 : 1.0) * uPixelScale);
    float reach = vHalfPx + 4.5 * uPixelScale;
    float over = 1.5 * uPixelScale;
    place = end ? b : a;
    place.xy += (across * side * reach + way * (end ? over : -over)) * 2.0 / uSizePx * place.w;
    vPlacePx = vec2(end ? lengthPx + over : -over, side * reach);
    vAlongMm = end ? lengthMm : 0.0;
  }
  // Ends at the skin itself: compared a little nearer, or under it a little farther.
  vec3 at = end ? to : from;
  vec3 shifted = at + toEye * (uPart == 0 || uPart == 3 ? -0.05 : 0.4 + mmPerPixel);
  if (uPart == 2) shifted = at + toEye * (1.0 + 4.0 * mmPerPixel);
  vec4 compared = uViewProjection * vec4(shifted, 1.0);
  // What stands out before all skin must not be cut by the near plane, which follows the skin.
  place.z = max(compared.z / compared.w, -0.999) * place.w;
  if (max(vVisible, vThrough) <= 0.0 || a.w <= 0.0 || b.w <= 0.0) place = vec4(2.0, 2.0, 2.0, 1.0);
  if (uPart < 2 && lengthMm < 1e-3) place = vec4(2.0, 2.0, 2.0, 1.0);
  gl_Position = place;
}

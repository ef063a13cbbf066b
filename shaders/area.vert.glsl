layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in float aSteps;

uniform float uStepsPerMm;

out vec3 vPosition;
out vec3 vNormal;
out float vInsideMm;

void main() {
  vPosition = aPosition;
  vNormal = aNormal.xyz;
  // "Never touched" is about -512 mm; such a cliff beside the border would throw off every sample
  // that lies outside its triangle. Nothing farther out than this is drawn.
  vInsideMm = max(aSteps / uStepsPerMm, -6.0);
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}

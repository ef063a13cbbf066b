layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec2 aPlace;

out vec2 vPlace;

void main() {
  vPlace = aPlace;
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
